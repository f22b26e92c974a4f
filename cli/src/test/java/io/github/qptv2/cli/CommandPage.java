package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.cli.console.Console;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Generates docs/cli.md: descriptions, arguments, options and exit codes from the command line's own model, and what a
 * help text does not say from {@code src/docs/cli-notes.md}, by the headings of that file.
 */
final class CommandPage {

    private static final String HEADING = "## ";
    private static final List<String> NOT_DESCRIBED = List.of("help", "generate-completion");

    private final Map<String, String> notes;
    private final StringBuilder page = new StringBuilder();

    private CommandPage(Map<String, String> notes) {
        this.notes = notes;
    }

    /** The page, with the notes in a file. */
    static String of(Path notes) throws IOException {
        var page = new CommandPage(sections(Files.readString(notes)));
        page.line("<!-- Generated from the command line and cli/src/docs/cli-notes.md; CommandPageTest says how. -->");
        page.line("# The command line\n");
        page.commands();
        page.line(page.message(""));
        var main = Main.commandLine(Console.ofProcess()).getSubcommands();
        for (CommandGroup group : CommandGroup.values()) {
            group.names().stream()
                    .filter(name -> !NOT_DESCRIBED.contains(name))
                    .forEach(name ->
                            page.command(Objects.requireNonNull(main.get(name)).getCommandSpec()));
        }
        if (!page.notes.isEmpty()) {
            throw new IllegalArgumentException("notes must be on commands, got " + page.notes.keySet());
        }
        return page.page.toString();
    }

    /** The text below each heading of the second level; that above the first one under an empty name. */
    private static Map<String, String> sections(String text) {
        var sections = new LinkedHashMap<String, String>();
        for (String section : ("\n" + text).split("\n(?=" + HEADING + ")", -1)) {
            int end = section.startsWith(HEADING) ? section.indexOf('\n') : 0;
            sections.put(
                    section.substring(0, end).replace(HEADING, ""),
                    section.substring(end).strip());
        }
        return sections;
    }

    private String message(String heading) {
        String note = notes.remove(heading);
        return note == null ? "" : note + "\n";
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void commands() {
        line("| group | commands |\n|---|---|");
        for (CommandGroup group : CommandGroup.values()) {
            line("| %s | %s |"
                    .formatted(
                            group.heading(),
                            group.names().stream()
                                    .map(name -> NOT_DESCRIBED.contains(name)
                                            ? "`" + name + "`"
                                            : "[`%s`](#qpt-%s)".formatted(name, name))
                                    .collect(Collectors.joining(", "))));
        }
        line("");
    }

    private void command(CommandSpec command) {
        line(HEADING + command.qualifiedName() + "\n");
        body(command);
        command.subcommands().values().forEach(line -> {
            CommandSpec subcommand = line.getCommandSpec();
            line("### " + subcommand.qualifiedName() + "\n");
            body(subcommand);
        });
        String note = message(command.qualifiedName());
        if (!note.isEmpty()) {
            line(note);
        }
    }

    private void body(CommandSpec command) {
        line(String.join(
                        " ",
                        Stream.of(command.usageMessage().description())
                                .map(String::format)
                                .toList()) + "\n");
        footer(command);
        var rows = new ArrayList<String>();
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter -> rows.add(row(name(parameter), parameter)));
        command.options().stream()
                .filter(option -> !option.hidden() && !isCommon(option))
                .forEach(option -> rows.add(row(name(option), option)));
        if (!rows.isEmpty()) {
            line("| argument | meaning |\n|---|---|");
            rows.forEach(this::line);
            line("");
        }
        if (!command.usageMessage().exitCodeList().isEmpty()) {
            line("| exit code | meaning |\n|---|---|");
            command.usageMessage()
                    .exitCodeList()
                    .forEach((code, meaning) -> line("| %s | %s |".formatted(code, escaped(meaning))));
            line("");
        }
    }

    /** Examples and other lines below a help text; examples run from a checkout. */
    private void footer(CommandSpec command) {
        String[] lines = command.usageMessage().footer();
        if (lines.length > 0) {
            line(String.format(command.usageMessage().footerHeading()).strip() + "\n\n```");
            Stream.of(lines)
                    .map(line -> line.strip().replaceFirst("(^|\\| )qpt ", "$1./qpt "))
                    .forEach(this::line);
            line("```\n");
        }
    }

    /** Options of every command, which the introduction describes. */
    private static boolean isCommon(OptionSpec option) {
        return option.usageHelp()
                || option.versionHelp()
                || option.longestName().equals("--verbose");
    }

    private static String name(PositionalParamSpec parameter) {
        return "`" + parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "") + "`";
    }

    private static String name(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : " " + escaped(option.paramLabel());
        return Stream.of(option.names())
                .map(name -> "`" + name + (name.equals(option.longestName()) ? label : "") + "`")
                .collect(Collectors.joining(", "));
    }

    private static String row(String name, ArgSpec argument) {
        String required = argument.required() && argument.isOption() ? " Required." : "";
        return "| %s | %s%s |".formatted(name, escaped(String.join(" ", argument.description())), required);
    }

    private static String escaped(String text) {
        return String.format(text.replaceAll("%(?![%n])", "%%"))
                .replace("|", "\\|")
                .replace("*", "\\*");
    }
}
