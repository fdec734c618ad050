package dev.bourse.planted.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;

record ReadsJson(JsonFactory factory) {}
