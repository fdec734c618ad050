package dev.bourse.planted.lab;

record ProbeManager() {}
