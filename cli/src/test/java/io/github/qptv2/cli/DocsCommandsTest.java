package io.github.qptv2.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.ablation.AblationConfig;
import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.curate.CurationConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of README, docs and model cards are accepted by the command line, and their configurations load. */
class DocsCommandsTest {

    static List<DocsCommand> commands() throws IOException {
        return DocsCommand.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandLineParses(DocsCommand command) throws IOException {
        String[] arguments = command.arguments();
        var console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new CancellationSignal());
        if (List.of(arguments).contains("...")) {
            assertThat(Main.commandLine(console).getSubcommands()).containsKey(arguments[0]);
            return;
        }
        Main.commandLine(console, arguments).parseArgs(arguments);
        int config = List.of(arguments).indexOf("--config");
        if (config >= 0 && arguments[config + 1].startsWith("configs/")) {
            load(arguments[0], DocsCommand.CHECKOUT.resolve(arguments[config + 1]));
        }
    }

    private static void load(String command, Path config) throws IOException {
        assertThat(config).isRegularFile();
        switch (command) {
            case "pretrain" -> YamlConfig.read(config, PretrainConfig.DEFAULT);
            case "finetune", "benchmark" -> YamlConfig.read(config, FinetuneConfig.DEFAULT);
            case "curate" -> YamlConfig.read(config, CurationConfig.DEFAULT);
            case "ablate" -> YamlConfig.read(config, AblationConfig.DEFAULT);
            default -> throw new AssertionError(command + " has no configuration");
        }
    }

    @Test
    void wordsAreThoseOfAShell() {
        var command =
                new DocsCommand("a.md", "ls | A=1 ./qpt score --map 'a b' \"c|d\" x=[1] [--exclude a] - > out  # note");
        assertThat(command.arguments()).containsExactly("score", "--map", "a b", "c|d", "x=[1]", "--exclude", "a", "-");
    }

    @Test
    void commandsAreFoundInCodeBlocksOfAllPages() throws IOException {
        assertThat(DocsCommand.all())
                .extracting(DocsCommand::page)
                .contains("README.md", "docs/cli.md", "models/qpt-iqa-micro.md");
        assertThat(Files.readString(DocsCommand.CHECKOUT.resolve("README.md"))).contains("./qpt score docs/sample.jpg");
    }
}
