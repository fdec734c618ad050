package dev.bourse.lab.task;

import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.TaskTag;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the 57 subjects of MMLU are about. */
final class Subject {
    private static final Set<String> MATHS =
            Set.of(
                    "abstract_algebra",
                    "college_mathematics",
                    "elementary_mathematics",
                    "high_school_mathematics",
                    "high_school_statistics");

    private static final Map<Category, String> SUBJECTS = subjects();
    private static final Map<String, Category> CATEGORIES = categories();

    private Subject() {}

    /** All subjects in alphabetical order. */
    static List<String> names() {
        return CATEGORIES.keySet().stream().sorted().toList();
    }

    /** Mathematics for the five subjects that are nothing else, knowledge for all others. */
    static TaskTag tag(String subject) {
        return MATHS.contains(subject) ? TaskTag.MATH : TaskTag.QA_KNOWLEDGE;
    }

    /** The category of a subject; null for one that does not exist. */
    static @Nullable Category category(String subject) {
        return CATEGORIES.get(subject);
    }

    private static Map<Category, String> subjects() {
        Map<Category, String> subjects = new EnumMap<>(Category.class);
        subjects.put(
                Category.SCIENCE,
                "abstract_algebra college_mathematics elementary_mathematics"
                    + " high_school_mathematics high_school_statistics astronomy college_biology"
                    + " college_chemistry college_physics conceptual_physics high_school_biology"
                    + " high_school_chemistry high_school_physics");
        subjects.put(
                Category.HEALTH,
                "anatomy clinical_knowledge college_medicine human_aging human_sexuality"
                        + " medical_genetics nutrition professional_medicine virology");
        subjects.put(Category.LEGAL, "international_law jurisprudence professional_law");
        subjects.put(
                Category.FINANCE,
                "econometrics high_school_macroeconomics high_school_microeconomics"
                        + " professional_accounting");
        subjects.put(
                Category.TECHNOLOGY,
                "college_computer_science computer_security electrical_engineering"
                        + " high_school_computer_science machine_learning");
        subjects.put(Category.MARKETING, "marketing public_relations");
        subjects.put(Category.TRIVIA, "global_facts miscellaneous");
        subjects.put(
                Category.ACADEMIA,
                "business_ethics formal_logic high_school_european_history high_school_geography"
                        + " high_school_government_and_politics high_school_psychology"
                        + " high_school_us_history high_school_world_history logical_fallacies"
                        + " management moral_disputes moral_scenarios philosophy prehistory"
                        + " professional_psychology security_studies sociology us_foreign_policy"
                        + " world_religions");
        return subjects;
    }

    private static Map<String, Category> categories() {
        Map<String, Category> categories = new HashMap<>();
        SUBJECTS.forEach((category, names) ->
                List.of(names.split(" ")).forEach(name -> categories.put(name, category)));
        return Map.copyOf(categories);
    }
}
