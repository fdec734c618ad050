-- Searches of the web that a provider made for an answer. Earlier rows were billed without them.
alter table generation add column web_searches bigint not null default 0;
