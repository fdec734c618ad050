-- What kind of work a generation was.
alter table generation add column api text not null default 'COMPLETIONS';
alter table generation add column dialect text not null default 'OPENAI';
alter table generation add column inputs text not null default 'TEXT';
alter table generation add column outputs text not null default 'TEXT';
alter table generation add column tool_calls integer not null default 0;
alter table generation add column tool_invalid_json integer not null default 0;
alter table generation add column tool_unknown_name integer not null default 0;
alter table generation add column tool_schema_mismatch integer not null default 0;
alter table generation add column confidential boolean not null default false;
alter table generation add column insured boolean not null default false;
alter table generation add column cached_from text;
alter table generation add column preset text;
