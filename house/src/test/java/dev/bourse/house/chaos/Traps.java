package dev.bourse.house.chaos;

import java.util.List;

/** All of them; {@code docs/failures.md} is the same list for readers. */
final class Traps {
    static final List<Trap> ALL =
            List.of(
                    Trap.of(
                            1,
                            "no database at the start: every key is refused",
                            "DependencyLossTest.an_exchange_that_starts_without_its_database_serves_from_its_journal",
                            "OutageTest.a_store_that_is_away_at_the_start_is_filled_when_it_comes"),
                    Trap.of(
                            2,
                            "too many database clients",
                            "DependencyLossTest.a_burst_of_questions_to_the_database_shares_one_pool"),
                    Trap.of(
                            3,
                            "deadlocks drop what was spent",
                            "StoreContract.journals_of_several_nodes_add_up",
                            "MarketContract.journals_of_several_nodes_add_up",
                            "OutageTest.a_killed_postgresql_loses_and_doubles_nothing_and_stops_nobody"),
                    Trap.of(
                            4,
                            "less in the log than the provider bills",
                            "TrapsTest.answers_that_bear_the_same_id_or_none_are_each_in_the_books",
                            "StoreContract.two_facts_of_one_generation_or_grant_count_once"),
                    Trap.of(
                            5,
                            "a limit is checked and then passed",
                            "GenerationTest.a_limited_key_is_never_overdrawn"),
                    Trap.of(
                            6,
                            "parallel calls overdraw an account",
                            "LedgerRaceTest.requests_that_need_one_nano_each_get_exactly_as_many_as_there_are",
                            "LedgerRaceTest.random_traffic_never_overdraws_and_equals_the_fold_over_its_entries"),
                    Trap.of(
                            7,
                            "no limit is taken for a limit of nothing",
                            "TrapsTest.a_key_without_a_limit_is_never_over_it_and_a_raised_limit_opens_at_once",
                            "AccessTest.a_preset_key_is_made_once"),
                    Trap.of(
                            8,
                            "who leaves gets everything back, or pays for others",
                            "BillTest.an_answer_that_the_caller_left_is_charged_for_what_had_come",
                            "CancellationTest.in_the_middle_of_a_stream",
                            "BooksTest.a_second_finish_changes_nothing"),
                    Trap.of(
                            9,
                            "cached tokens are billed as others, or twice",
                            "GoldenCostTest.gemini_with_a_large_cache_is_not_billed_twice",
                            "GoldenCostTest.openai_with_half_of_the_prompt_cached"),
                    Trap.of(
                            10,
                            "a stream costs something else than an answer in one piece",
                            "GenerationTest.the_same_request_costs_the_same_streamed_or_not",
                            "GoldenCostTest.anthropic_costs_the_same_streamed_and_whole",
                            "MatrixTest.the_same_question_gets_the_same_answer_at_the_same_cost"),
                    Trap.of(
                            11,
                            "tokens written to a cache are counted twice",
                            "GoldenCostTest.anthropic_with_a_large_cache_write_is_not_billed_twice",
                            "GoldenCostTest.deepseek_names_its_cache_twice_and_is_billed_once"),
                    Trap.of(
                            12,
                            "a budget says stop long before it is spent",
                            "LedgerRaceTest.an_account_is_emptied_to_the_last_nano_and_not_beyond",
                            "LedgerTest.a_refusal_says_what_is_left_so_that_a_smaller_request_can_be_made"),
                    Trap.of(
                            13,
                            "usage that nobody told is charged as nothing or as one",
                            "BillTest.without_a_count_an_estimate_is_billed_and_marked",
                            "BillTest.units_that_nobody_told_are_estimated"),
                    Trap.of(
                            14,
                            "limits by the minute are wrong by a third",
                            "DatasetsTest.thirty_requests_a_minute_and_five_hundred_a_day_are_enough"),
                    Trap.of(
                            15,
                            "memory grows with every request",
                            "TrapsTest.thousands_of_requests_leave_memory_as_it_was"),
                    Trap.of(
                            16,
                            "what was made for one request stays; cleaning up needs all memory",
                            "JournalTest.full_segments_are_followed_by_new_ones",
                            "DiskFailureTest.a_queue_that_is_half_full_takes_no_new_work_and_a_full_one_nothing",
                            "MarketContract.many_old_details_are_forgotten_page_by_page"),
                    Trap.of(
                            17,
                            "streams that were left hold their connections",
                            "CancellationTest.with_another_request_waiting_behind",
                            "BackpressureTest.a_caller_that_stops_reading_and_leaves_frees_the_provider"),
                    Trap.of(
                            18,
                            "the caller is gone and the provider goes on",
                            "CancellationTest.while_a_whole_answer_is_made",
                            "CancellationTest.before_the_first_token",
                            "CancelTest.the_provider_is_left_too_and_what_came_is_charged"),
                    Trap.of(
                            19,
                            "no other endpoint takes over in a stream",
                            "FallbackTest.a_stream_survives_or_says_that_it_broke"),
                    Trap.of(
                            20,
                            "an answer that was cut off is a success",
                            "FaultsTest.an_answer_is_complete_or_an_error",
                            "FallbackTest.a_whole_answer_survives"),
                    Trap.of(
                            21,
                            "silence before the first token, and tokens that arrive in heaps",
                            "BackpressureTest.a_caller_that_waits_gets_comments_then_the_answer",
                            "RefusalsTest.while_nothing_comes_there_are_signs_of_life_and_then_the_error"),
                    Trap.of(
                            22,
                            "compressed streams and cuts in the wrong place",
                            "FallbackTest.a_stream_survives_or_says_that_it_broke",
                            "SseFuzzTest.events_do_not_depend_on_cuts"),
                    Trap.of(
                            23,
                            "long turns do not fit",
                            "TrapsTest.a_turn_of_four_megabytes_goes_through",
                            "BadInputTest.a_body_that_is_too_long_is_refused_before_it_is_read"),
                    Trap.of(
                            24,
                            "a store that is slow is worse than one that is dead",
                            "DependencyLossTest.a_database_that_accepts_and_never_answers_slows_nobody",
                            "DependencyLossTest.while_the_database_is_gone_everybody_is_answered_and_afterwards_the_books_agree",
                            "OutageTest.pauses_between_failures_double_up_to_a_limit"),
                    Trap.of(
                            25,
                            "a session sticks to an endpoint that is broken",
                            "StandingTest.a_session_leaves_an_endpoint_that_fails",
                            "StickinessTest.a_failure_lets_the_next_request_move",
                            "FallbackTest.when_all_fail_the_last_error_is_told_with_those_before"),
                    Trap.of(
                            26,
                            "foreign signatures make the second turn fail",
                            "ReasoningTest.a_foreign_signature_is_removed_and_that_is_told",
                            "ReasoningTest.a_signature_comes_back_to_who_signed"),
                    Trap.of(
                            27,
                            "clients are closed while they are used",
                            "TrapsTest.a_stream_goes_on_while_its_neighbours_are_cut_off",
                            "ConnectionsTest.a_kept_connection_that_the_provider_closes_on_use_is_not_the_callers_trouble"),
                    Trap.of(
                            28,
                            "a malformed price is a price of nothing",
                            "PriceListTest.a_price_that_is_missing_is_unknown_and_not_free",
                            "MeterTest.an_unknown_price_is_a_bug_of_the_caller_and_never_free",
                            "CatalogDocumentTest.every_wrong_entry_is_told_and_nothing_is_read",
                            "PriceParserFuzzTest.any_document_is_read_or_refused"),
                    Trap.of(
                            29,
                            "what one vendor encrypted is sent to another",
                            "ReasoningTest.a_signature_comes_back_to_who_signed",
                            "StandingTest.a_session_stays_where_its_prompt_cache_is"),
                    Trap.of(
                            30,
                            "limits that are reset in a loop, logs that hang a page",
                            "LedgerTest.a_daily_limit_is_whole_again_at_utc_midnight",
                            "OwnTrafficTest.logs_are_latest_first_and_come_in_pages"),
                    Trap.of(
                            31,
                            "sessions move while their cache is warm",
                            "StickinessTest.it_ends_after_ten_idle_minutes_and_each_success_renews_it",
                            "StickinessTest.a_session_follows_the_endpoint_that_served_it_last"),
                    Trap.of(
                            32,
                            "text becomes a statement or a process",
                            "TrapsTest.hostile_text_in_a_key_or_a_filter_is_data_and_never_a_statement",
                            "ProcessTest.nothing_that_serves_requests_can_start_a_process"),
                    Trap.of(
                            33,
                            "keys in the log",
                            "TrapsTest.what_the_operator_is_told_holds_no_key_and_no_prompt"));

    private Traps() {}
}
