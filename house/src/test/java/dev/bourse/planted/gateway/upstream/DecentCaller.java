package dev.bourse.planted.gateway.upstream;

import java.net.http.HttpClient;

record DecentCaller(HttpClient client) {}
