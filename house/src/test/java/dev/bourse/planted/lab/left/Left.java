package dev.bourse.planted.lab.left;

import dev.bourse.planted.lab.right.Right;

public record Left(Right right) {}
