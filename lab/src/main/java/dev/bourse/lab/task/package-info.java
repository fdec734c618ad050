/** Trains the classifier of prompts from written examples and measures it on prompts of others. */
@NullMarked
package dev.bourse.lab.task;

import org.jspecify.annotations.NullMarked;
