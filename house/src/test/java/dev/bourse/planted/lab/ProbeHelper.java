package dev.bourse.planted.lab;

record ProbeHelper() {}
