-- Tokens of images among the others. Earlier rows were billed without them.
alter table generation add column image_input bigint not null default 0;
alter table generation add column image_cache_read bigint not null default 0;
alter table generation add column image_output bigint not null default 0;
alter table rollup_usage add column image_input bigint not null default 0;
alter table rollup_usage add column image_cache_read bigint not null default 0;
alter table rollup_usage add column image_output bigint not null default 0;
alter table activity add column image_input bigint not null default 0;
alter table activity add column image_cache_read bigint not null default 0;
alter table activity add column image_output bigint not null default 0;
