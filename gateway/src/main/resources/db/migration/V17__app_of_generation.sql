-- The app that a request came from, by the name under which the market knows it: addresses of one app differ. Earlier rows
-- have none.
alter table generation add column app text;
