package io.github.qptv2.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTest {

    private static final Set<String> BY_PICOCLI = Set.of("help", "generate-completion");

    @TempDir
    private Path folder;

    private static void isRefused(Cli run, int exitCode, String line) {
        assertThat(run.err().lines().findFirst()).contains(line);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --batch 0          | --batch must be at least 1, got 0
                    --batch many       | Invalid value for option '--batch': 'many' is not an int
                    --threads 0        | --threads must be in [1, 256], got 0
                    --max-crops 0          | wrong value for --max-crops: crops must be in [1, 1000], got 0
                    --short-side 8     | wrong value for --short-side: short side must be in [16, 10000] pixels, got 8
                    --device tpu       | wrong value for --device: device must be cpu, cuda or cuda:N, got tpu
                    --max-megapixels 0 | --max-megapixels must be above 0, got 0.0
                    --resume           | --resume needs --out FILE and --format csv or jsonl, got --format table without --out
                    --modl             | Unknown option: '--modl'; did you mean --model?
                    --format xml       | Invalid value for option '--format': expected one of [TABLE, CSV, JSON, JSONL] (case-insensitive) but was 'xml'
                    """)
    void aWrongValueIsOneLineAndExitCode2(String option, String message) {
        Object[] words = ("score --model m.pth a.jpg " + option).split(" ");
        var run = Cli.run(words);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2).last().isEqualTo("Try: qpt score --help");
        assertThat(run.err().lines().findFirst()).contains("qpt: " + message);
    }

    @Test
    void aMissingPathIsNamed() {
        isRefused(Cli.run("score"), 2, "qpt: Missing required parameter: 'PATH'");
    }

    @Test
    void resumingNeedsAnAppendableFormat() {
        isRefused(
                Cli.run("score", "--model", "m.pth", "--resume", "--out", "x.json", "--format", "json", "a.jpg"),
                2,
                "qpt: --resume needs --out FILE and --format csv or jsonl, got --format json");
    }

    @Test
    void aMissingOutputFolderIsReportedBeforeTheModelIsLoaded() {
        Path out = folder.resolve("nowhere/x.csv");
        isRefused(
                Cli.run("score", "--model", "m.pth", "--format", "csv", "--out", out, "a.jpg"),
                1,
                "qpt: cannot write " + out + ": there is no folder " + out.getParent() + "; create it first");
    }

    @Test
    void anOutputThatIsAFolderIsRefused() {
        isRefused(
                Cli.run("score", "--model", "m.pth", "--out", folder, "a.jpg"),
                1,
                "qpt: --out must be a file, got the folder " + folder);
    }

    @Test
    void aMissingModelIsOneLine() {
        Path model = folder.resolve("nowhere.pth");
        isRefused(Cli.run("score", "--model", model, "a.jpg"), 1, "qpt: " + model + ": no such file");
    }

    @Test
    void aModelThatIsTextIsOneLine() throws IOException {
        Path model = Files.writeString(folder.resolve("text.pth"), "not weights at all\n");
        isRefused(
                Cli.run("score", "--model", model, "a.jpg"),
                1,
                "qpt: " + model + ": not a checkpoint: it is text that begins with \"not weights at all\"");
    }

    @Test
    void theHelpGroupsTheCommandsByHeadings() {
        var help = Cli.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("Scores the visual quality of images and videos")
                .containsSubsequence(
                        "\nScore:\n  score  ", "\nTrain:\n  pretrain  ", "\nEvaluate:\n  evaluate  ", "\nData:\n")
                .doesNotContain("%%", "%n");
    }

    @Test
    void aCommandLineBuildsOnlyTheCommandThatItNeeds() {
        var console = Console.ofProcess();
        assertThat(Main.commandLine(console, "score", "a.jpg").getSubcommands()).containsOnlyKeys("score");
        assertThat(Main.commandLine(console, "scor", "a.jpg").getSubcommands()).containsKeys("score", "rank", "data");
        assertThat(Main.commandLine(console, "help", "score").getSubcommands()).containsKeys("score", "rank", "data");
    }

    @Test
    void theHelpOfEveryCommandListsItsExitCodes() {
        var main = Main.commandLine(Console.ofProcess());
        assertThat(main.getSubcommands()).hasSizeGreaterThan(18);
        assertThat(described(main))
                .isEqualTo(31); // qpt, its 23 commands, three of qpt data, two each of backbone and distortions
    }

    /** Checks the help of a command and of its subcommands; returns their number. */
    private static int described(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        int count = 0;
        if (!BY_PICOCLI.contains(command.getCommandName())) {
            assertThat(command.getUsageMessage())
                    .as(name)
                    .contains("Usage: " + name, "Exit codes:")
                    .containsIgnoringWhitespaces("2 wrong usage");
            count++;
        }
        return count
                + command.getSubcommands().values().stream()
                        .mapToInt(UsageTest::described)
                        .sum();
    }
}
