package dev.bourse.planted.lab;

@interface Inject {}
