package dev.bourse.domain.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class TaskTagTest {
    private static final String CONTRACT =
            """
            code:general_impl code:debugging code:file_read_write code:review_security
            code:shell_execution code:frontend_ui code:repo_scan code:devops_config
            code:sql_database data:extraction data:transformation agent:workflow_execution
            agent:multi_step_planning agent:tool_dispatch agent:web_search agent:memory_extraction
            classification_tagging content_writing roleplay_fiction qa_knowledge
            conversational_reply research_report customer_support summarization security_audit math
            finance_trading translation devops image_prompting other
            """;

    @Test
    void the_tags_are_those_of_the_contract_and_a_rest() {
        String tags =
                Arrays.stream(TaskTag.values())
                        .map(TaskTag::wireName)
                        .collect(Collectors.joining(" "));
        assertEquals(CONTRACT.replace('\n', ' ').strip(), tags);
    }

    @ParameterizedTest
    @EnumSource
    void the_prefix_is_the_macro_category_but_for_general_tags(TaskTag tag) {
        int colon = tag.wireName().indexOf(':');
        String prefix = colon < 0 ? "general" : tag.wireName().substring(0, colon);
        assertEquals(prefix, tag.macroCategory().wireName());
    }

    @ParameterizedTest
    @EnumSource
    void a_tag_is_found_by_its_name(TaskTag tag) {
        assertEquals(Optional.of(tag), TaskTag.of(tag.wireName()));
        assertTrue(TaskTag.of(tag.displayName()).isEmpty());
    }

    @Test
    void the_categories_are_those_of_the_contract() {
        assertEquals(
                List.of(
                        "programming",
                        "roleplay",
                        "marketing",
                        "marketing/seo",
                        "technology",
                        "science",
                        "translation",
                        "legal",
                        "finance",
                        "health",
                        "trivia",
                        "academia"),
                Arrays.stream(Category.values()).map(Category::wireName).toList());
    }

    @Test
    void all_code_is_programming() {
        assertTrue(
                Arrays.stream(TaskTag.values())
                        .filter(tag -> tag.macroCategory() == MacroCategory.CODE)
                        .allMatch(tag -> tag.category().equals(Optional.of(Category.PROGRAMMING))));
    }
}
