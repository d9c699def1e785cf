"""What the screens show: records and how they are made, one module a screen."""
