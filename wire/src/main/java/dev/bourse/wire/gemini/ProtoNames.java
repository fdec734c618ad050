package dev.bourse.wire.gemini;

/**
 * Names of members: Google's APIs take camelCase and snake_case for each (protobuf's JSON mapping).
 */
public final class ProtoNames {
    private ProtoNames() {}

    /** {@code maxOutputTokens} for {@code max_output_tokens}; a camelCase name as it is. */
    public static String camel(String name) {
        int from = name.indexOf('_');
        if (from < 0) {
            return name;
        }
        StringBuilder camel = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            if (next == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(next) : next);
                upper = false;
            }
        }
        return camel.toString();
    }

    /** {@code max_output_tokens} for {@code maxOutputTokens}. */
    static String snake(String camel) {
        StringBuilder snake = new StringBuilder(camel.length() + 4);
        for (int i = 0; i < camel.length(); i++) {
            char next = camel.charAt(i);
            if (Character.isUpperCase(next)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(next));
        }
        return snake.toString();
    }
}
