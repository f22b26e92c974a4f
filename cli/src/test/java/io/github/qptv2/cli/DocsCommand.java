package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command in a code block of README.md, docs/ or models/.
 *
 * @param page path from the checkout
 * @param text the whole line, with continuation lines joined
 */
record DocsCommand(String page, String text) {

    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern QPT = Pattern.compile("(?:^|[\\s(;|])(?:\\./)?qpt (?!setup)(?=[a-z-])");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([|&;<>)]+)|([^\\s'\"|&;<>)]+)");

    /** A reason why commands are not run. */
    private record Exemption(String reason, Pattern commands) {}

    /** All commands, page by page. */
    static List<DocsCommand> all() throws IOException {
        var commands = new ArrayList<DocsCommand>();
        for (Path page : pages()) {
            boolean code = false;
            for (String line : Files.readString(page).replace("\\\n", " ").split("\n", -1)) {
                if (line.startsWith("```")) {
                    code = !code;
                } else if (code && QPT.matcher(line).find()) {
                    commands.add(new DocsCommand(CHECKOUT.relativize(page).toString(), line.strip()));
                }
            }
        }
        return commands;
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        pages.add(CHECKOUT.resolve("README.md"));
        for (String folder : new String[] {"docs", "models"}) {
            try (Stream<Path> files = Files.walk(CHECKOUT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !file.toString().contains("target"))
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    /** Why the command is not run, by the first line of {@code docs-commands.txt} that matches it. */
    Optional<String> reason() throws IOException {
        for (Exemption exception : exceptions()) {
            if (exception.commands().matcher(text).find()) {
                return Optional.of(exception.reason());
            }
        }
        return Optional.empty();
    }

    private static List<Exemption> exceptions() throws IOException {
        try (var lines = Files.lines(Path.of("src", "test", "resources", "docs-commands.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(fields -> new Exemption(fields[0], Pattern.compile(fields[1])))
                    .toList();
        }
    }

    /** The arguments of {@code qpt}, up to a shell operator or comment; optional parts without their brackets. */
    String[] arguments() {
        var matcher = QPT.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no qpt in " + text);
        }
        var words = new ArrayList<String>();
        var word = WORD.matcher(text.substring(matcher.end()).replaceFirst("\\s#.*", ""));
        int end = -1;
        while (word.find() && word.group(3) == null) {
            String found = Stream.of(word.group(1), word.group(2), word.group(4))
                    .filter(group -> group != null)
                    .findFirst()
                    .orElse("");
            if (word.start() == end) {
                words.set(words.size() - 1, words.get(words.size() - 1) + found);
            } else {
                words.add(found);
            }
            end = word.end();
        }
        return words.stream()
                .map(each -> each.startsWith("[-") ? each.substring(1) : each)
                .map(each -> each.endsWith("]") && !each.contains("[") ? each.substring(0, each.length() - 1) : each)
                .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return page + ": " + text;
    }
}
