package dev.bourse.gateway.http;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.MacroCategory;
import dev.bourse.domain.task.NaturalLanguage;
import dev.bourse.domain.task.ProgrammingLanguage;
import dev.bourse.domain.task.TaskTag;

import java.util.Optional;

/** The labels that classified prompts can have (openrouter.md 4.1). */
final class Labels {
    private Labels() {}

    /** The label of that name; empty when there is none. */
    static Optional<String> of(Facet facet, String name) {
        return switch (facet) {
            case TASK -> TaskTag.of(name).map(TaskTag::wireName);
            case CATEGORY -> Category.of(name).map(Category::wireName);
            case LANGUAGE -> NaturalLanguage.of(name).map(NaturalLanguage::code);
            case PROGRAMMING_LANGUAGE ->
                    ProgrammingLanguage.of(name).map(ProgrammingLanguage::wireName);
            case ALL, CONTEXT, MODALITY, TOOLS, MODALITY_CONTEXT, MODEL, CONFIDENTIAL ->
                    Optional.empty();
        };
    }

    /** The group of a task. */
    static String macro(String task) {
        return TaskTag.of(task)
                .map(TaskTag::macroCategory)
                .orElse(MacroCategory.GENERAL)
                .wireName();
    }

    /** The name of a task for people. */
    static String task(String task) {
        return TaskTag.of(task).map(TaskTag::displayName).orElse(task);
    }
}
