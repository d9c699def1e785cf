-- Documents by outlet and by the status of what they tell, without a look at the records beside it.
CREATE INDEX documents_outlet ON documents (outlet, published);
CREATE INDEX events_status ON events (status, document);
