package dev.bourse.planted.lab.right;

import dev.bourse.planted.lab.left.Left;

import org.jspecify.annotations.Nullable;

public record Right(@Nullable Left left) {}
