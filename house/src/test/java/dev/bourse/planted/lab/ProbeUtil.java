package dev.bourse.planted.lab;

record ProbeUtil() {}
