package dev.bourse.lab.task;

import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.TaskTag;

import org.jspecify.annotations.Nullable;

/**
 * A prompt of which is known what it is.
 *
 * @param text the prompt
 * @param tag the kind of work
 * @param category what it is about; null when it is about none of the categories
 * @param source where it comes from: the number of its template, or the name of a collection
 */
record Example(String text, TaskTag tag, @Nullable Category category, String source) {}
