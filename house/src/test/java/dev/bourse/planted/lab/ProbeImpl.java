package dev.bourse.planted.lab;

record ProbeImpl() {}
