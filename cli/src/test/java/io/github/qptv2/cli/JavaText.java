package io.github.qptv2.cli;

/**
 * A Java source parted into code and prose, which are as long as the source and have spaces where the other is, so that
 * offsets and lines agree. Prose is what comments, strings and text blocks hold.
 */
record JavaText(String code, String prose) {

    private enum State {
        CODE("", "", false),
        LINE("//", "\n", false),
        COMMENT("/*", "*/", false),
        TEXT_BLOCK("\"\"\"", "\"\"\"", true),
        STRING("\"", "\"", true),
        CHARACTER("'", "'", true);

        private final String begin;
        private final String end;
        private final boolean escapes;

        State(String begin, String end, boolean escapes) {
            this.begin = begin;
            this.end = end;
            this.escapes = escapes;
        }
    }

    static JavaText of(String source) {
        var code = new StringBuilder(source.length());
        var prose = new StringBuilder(source.length());
        var state = State.CODE;
        for (int i = 0; i < source.length(); ) {
            int length = 1;
            boolean isProse = state != State.CODE;
            if (state == State.CODE) {
                state = opened(source, i);
                length = Math.max(1, state.begin.length());
            } else if (source.charAt(i) == '\\' && state.escapes) {
                length = Math.min(2, source.length() - i);
            } else if (source.startsWith(state.end, i)) {
                length = state.end.length();
                isProse = false;
                state = State.CODE;
            }
            for (char c : source.substring(i, i + length).toCharArray()) {
                char blank = c == '\n' ? c : ' ';
                code.append(isProse ? blank : c);
                prose.append(isProse ? c : blank);
            }
            i += length;
        }
        return new JavaText(code.toString(), prose.toString());
    }

    private static State opened(String source, int at) {
        for (var state : State.values()) {
            if (state != State.CODE && source.startsWith(state.begin, at)) {
                return state;
            }
        }
        return State.CODE;
    }
}
