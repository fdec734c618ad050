-- Searches of the web that a provider made for an answer, and tokens of sound among the others.
-- Earlier rows were billed without them.
alter table generation add column web_searches bigint not null default 0;
alter table generation add column sound_input bigint not null default 0;
alter table generation add column sound_cache_read bigint not null default 0;
alter table generation add column sound_output bigint not null default 0;
alter table rollup_usage add column sound_input bigint not null default 0;
alter table rollup_usage add column sound_cache_read bigint not null default 0;
alter table rollup_usage add column sound_output bigint not null default 0;
alter table activity add column sound_input bigint not null default 0;
alter table activity add column sound_cache_read bigint not null default 0;
alter table activity add column sound_output bigint not null default 0;
