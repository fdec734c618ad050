package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AppCategoriesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cli-agent                 | cli-agent",
                "CLI-Agent, legal          | cli-agent,legal",
                "cli-agent,legal,game      | cli-agent,legal",
                "spaceship, game, game     | game",
                "spaceship                 | ''",
                "' , ,'                    | ''",
            })
    void two_known_words_count_and_the_rest_is_passed_over(String header, String categories) {
        assertEquals(categories, String.join(",", AppCategories.of(header)));
    }

    @Test
    void nothing_said_is_nothing() {
        assertEquals(List.of(), AppCategories.of(null));
    }
}
