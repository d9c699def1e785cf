import "./app.css";
import "$lib/trusted";
import { mount } from "svelte";
import App from "./App.svelte";
import { startTheme } from "$lib/theme.svelte";

startTheme();
const target = document.getElementById("app");
if (target) mount(App, { target });
