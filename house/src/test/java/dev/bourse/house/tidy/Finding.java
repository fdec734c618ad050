package dev.bourse.house.tidy;

/**
 * A place that breaks a rule.
 *
 * @param path the file, or the folder or word when it is about no single file
 * @param line counted from 1; 0 when it is about the whole
 * @param what what is wrong there
 */
record Finding(String path, int line, String what) {
    static Finding of(String path, String what) {
        return new Finding(path, 0, what);
    }

    @Override
    public String toString() {
        return line == 0 ? path + ": " + what : path + ":" + line + ": " + what;
    }
}
