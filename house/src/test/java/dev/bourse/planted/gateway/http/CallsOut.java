package dev.bourse.planted.gateway.http;

import java.net.http.HttpClient;

record CallsOut(HttpClient client) {}
