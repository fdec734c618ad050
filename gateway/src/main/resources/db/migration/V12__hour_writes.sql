-- The part of cache_write that the cache keeps for an hour. Earlier rows were billed without it.
alter table generation add column cache_write_hour bigint;
alter table rollup_usage add column cache_write_hour bigint not null default 0;
alter table activity add column cache_write_hour bigint not null default 0;
