package io.github.qptv2.fuzz;

import java.util.List;
import java.util.function.Predicate;

/**
 * A parser of untrusted bytes.
 *
 * @param name on the command line, and of the folder of its corpus
 * @param parser what is fuzzed
 * @param documented the exceptions that the parser's contract allows
 * @param planted whether a parsed value is the special one that a planted fault rejects; no seed has it
 */
public record FuzzTarget(
        String name, Parser parser, List<Class<? extends Exception>> documented, Predicate<Object> planted) {

    /** Parses bytes and returns a value that depends on them. */
    @FunctionalInterface
    public interface Parser {
        /** Parses a whole file. */
        Object parse(byte[] input) throws Exception;
    }

    /** The failure of a planted fault. */
    public static final class PlantedFaultException extends RuntimeException {

        private static final long serialVersionUID = 1;

        PlantedFaultException(String target) {
            super("the planted fault of " + target);
        }
    }

    /** Parses; returns normally for a valid input and for a documented refusal, and rethrows everything else. */
    public void run(byte[] input) throws Exception {
        try {
            parser.parse(input);
        } catch (Exception e) {
            requireDocumented(e);
        }
    }

    /** As {@link #run}, with a parser that fails at the special value. */
    public void runPlanted(byte[] input) throws Exception {
        Object value;
        try {
            value = parser.parse(input);
        } catch (Exception e) {
            requireDocumented(e);
            return;
        }
        if (planted.test(value)) {
            throw new PlantedFaultException(name);
        }
    }

    private void requireDocumented(Exception e) throws Exception {
        if (documented.stream().noneMatch(type -> type.isInstance(e))) {
            throw e;
        }
    }
}
