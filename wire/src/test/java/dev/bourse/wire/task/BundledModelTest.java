package dev.bourse.wire.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.bourse.domain.task.Classification;
import dev.bourse.domain.task.TaskClassifier;
import dev.bourse.domain.task.TaskTag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.SplittableRandom;

class BundledModelTest {
    private static final TaskClassifier CLASSIFIER = new TaskClassifier(TaskModelFile.bundled());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code:general_impl | Write a Python function that merges two sorted arrays into"
                        + " one.",
                "code:debugging | My script dies with KeyError: 'total', why does it throw and how"
                        + " do I fix it?",
                "code:file_read_write | Open settings.yaml, replace the host name with localhost"
                        + " and save the file.",
                "code:review_security | Review this pull request and point out security problems in"
                        + " the code.",
                "code:shell_execution | Which bash command deletes all empty directories below the"
                        + " current one?",
                "code:frontend_ui | Make a responsive navbar in React with a hamburger menu and"
                        + " some CSS.",
                "code:repo_scan | Where in this repository is the session token checked? Explain"
                        + " the project structure.",
                "code:devops_config | Write a Dockerfile and a GitHub Actions workflow for my Node"
                        + " application.",
                "code:sql_database | Write an SQL query that lists customers with more than three"
                        + " orders.",
                "data:extraction | Extract all names and dates from the text below and return"
                        + " JSON.",
                "data:transformation | Convert this CSV to a JSON array and sort it by age.",
                "agent:workflow_execution | Step 2 of 5 is done. Continue the workflow and report"
                        + " the status of each step.",
                "agent:tool_dispatch | You can call these functions: get_weather(city). What's the"
                        + " weather in Rome?",
                "agent:multi_step_planning | Make a step by step plan with milestones for moving"
                        + " our office.",
                "agent:web_search | Search the web for the latest news on the harbour strike and"
                        + " cite sources.",
                "agent:memory_extraction | Remember that my name is Ana and that I am vegetarian.",
                "classification_tagging | Classify the sentiment of this review as positive or"
                        + " negative.",
                "content_writing | Write a blog post about gardening on balconies for beginners.",
                "roleplay_fiction | You are a pirate captain and I am your cook. Stay in"
                        + " character.",
                "qa_knowledge | What is the difference between a comet and an asteroid?",
                "conversational_reply | hey, how are you doing today?",
                "research_report | Write a research report on heat pumps with methodology, findings"
                        + " and references.",
                "customer_support | My parcel never arrived and I want a refund for my order.",
                "summarization | Summarize the following article in three bullet points.",
                "security_audit | Perform a security audit of our office network and rank the"
                        + " risks.",
                "math | Solve for x: 3x + 7 = 25",
                "finance_trading | Should I sell my shares now or hedge with put options?",
                "translation | Translate the following sentence into Polish: the bridge is closed.",
                "devops | Our Kafka cluster lags in production, how do we scale the consumers"
                        + " without downtime?",
                "image_prompting | Create an image of a castle in the clouds, watercolor, highly"
                        + " detailed."
            })
    void a_plain_request_is_recognised(String tag, String prompt) {
        assertEquals(tag, CLASSIFIER.classify(prompt).tag().wireName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "translation | zh | 把这句话翻译成英文：桥关闭了",
                "math | de | Löse die Gleichung 4x + 8 = 20 nach x auf.",
                "summarization | fr | Résume ce texte en quelques lignes, s'il te plaît.",
                "code:general_impl | es | Escribe una función en Python que ordene una lista."
            })
    void other_languages_are_understood(String tag, String language, String prompt) {
        Classification answer = CLASSIFIER.classify(prompt);
        assertEquals(tag, answer.tag().wireName());
        assertEquals(language, answer.naturalLanguage().code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n\t ", "zxqv", "\u0000\u0001\u0002", "\ud800\udfff\udc00 \ud83d"})
    void what_asks_for_nothing_is_other(String prompt) {
        assertEquals(TaskTag.OTHER, CLASSIFIER.classify(prompt).tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0000", "{[(", "\ud83d", "<div>", "漢", "1,", "\u0300", "\n"})
    void ten_megabytes_of_anything_take_no_time(String piece) {
        String text = piece.repeat(10_000_000 / piece.length());
        assertTimeout(Duration.ofSeconds(30), () -> assertNotNull(CLASSIFIER.classify(text)));
    }

    @Test
    void random_chars_never_make_it_fail() {
        long seed = 4711;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            char[] text = new char[random.nextInt(200)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (char) random.nextInt(Character.MAX_VALUE + 1);
            }
            assertNotNull(CLASSIFIER.classify(new String(text)));
        }
    }
}
