package io.github.qptv2.cli;

import java.util.Objects;
import java.util.stream.Stream;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;

/** Renders the commands in the help of {@code qpt}, grouped by headings. */
final class CommandList implements IHelpSectionRenderer {

    private static final int INDENT = 2;
    private static final int GAP = 2;

    @Override
    public String render(Help help) {
        CommandSpec main = help.commandSpec();
        int names = GAP
                + INDENT
                + Stream.of(CommandGroup.values())
                        .flatMap(group -> group.names().stream())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        var text = new StringBuilder();
        for (CommandGroup group : CommandGroup.values()) {
            var table = TextTable.forColumns(
                    help.colorScheme(),
                    new Column(names, INDENT, Column.Overflow.SPAN),
                    new Column(main.usageMessage().width() - names, 0, Column.Overflow.WRAP));
            group.names().stream()
                    .filter(main.subcommands()::containsKey)
                    .forEach(name -> table.addRowValues(
                            name,
                            description(
                                    Objects.requireNonNull(main.subcommands().get(name))
                                            .getCommandSpec())));
            text.append("%n%s:%n".formatted(group.heading())).append(table);
        }
        return text.toString();
    }

    /** A command's header, or the first line of its description. */
    private static String description(CommandSpec command) {
        String[] header = command.usageMessage().header();
        String[] lines = header.length == 0 ? command.usageMessage().description() : header;
        return lines.length == 0 ? "" : String.format(lines[0]);
    }
}
