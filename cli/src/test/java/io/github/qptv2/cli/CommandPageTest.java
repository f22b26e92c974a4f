package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandPageTest {

    private static final String WRITE = "QPT_WRITE_DOCS";
    private static final String REGENERATE =
            WRITE + "=1 mvn -pl cli -am test -Dtest=CommandPageTest" + " -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void thePageOfTheCommandLineIsUpToDate() throws IOException {
        Path file = Path.of("..", "docs", "cli.md");
        String page = CommandPage.of(Path.of("src", "docs", "cli-notes.md"));
        if (System.getenv(WRITE) != null) {
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("docs/cli.md is not up to date; regenerate it: " + REGENERATE)
                .content()
                .isEqualTo(page);
    }

    @Test
    void thePageHasEveryCommandOptionAndExitCode() throws IOException {
        String page = CommandPage.of(Path.of("src", "docs", "cli-notes.md"));
        assertThat(page)
                .contains("\n## qpt score\n", "\n### qpt data split\n")
                .contains("| `-r`, `--recursive` | Include the subfolders of folders. |")
                .contains("| `--dataset NAME=DIR` |")
                .contains("| 141 | the reader of the standard output closed it |")
                .doesNotContain("${", "%%", "--help` |");
    }
}
