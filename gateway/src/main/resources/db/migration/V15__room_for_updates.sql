-- Rows of sums are changed again and again. PostgreSQL writes a changed row anew, and where its page has
-- room for that, no index is touched and the old row is soon swept up. SQLite changes rows in place.
${only_postgresql} alter table market_volume set (fillfactor = 70);
${only_postgresql} alter table market_share set (fillfactor = 70);
${only_postgresql} alter table market_session set (fillfactor = 70);
${only_postgresql} alter table market_service set (fillfactor = 70);
${only_postgresql} alter table market_timing set (fillfactor = 70);
${only_postgresql} alter table market_availability set (fillfactor = 70);
${only_postgresql} alter table market_payers set (fillfactor = 70);
${only_postgresql} alter table activity set (fillfactor = 70);
${only_postgresql} alter table account_book set (fillfactor = 70);
${only_postgresql} alter table key_spending set (fillfactor = 70);
${only_postgresql} alter table rollup_usage set (fillfactor = 70);

-- Rankings ask for the prompts of a day, and what is old is forgotten by the hour: both read all of them.
create index market_fingerprint_hour on market_fingerprint (start_hour);
