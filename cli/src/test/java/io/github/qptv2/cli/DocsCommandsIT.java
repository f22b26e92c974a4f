package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the commands of README, docs and model cards as written, page by page in a folder with the files that they name.
 * Commands that {@code docs-commands.txt} lists with a reason are parsed only, see {@link DocsCommandsTest}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a Unix shell")
class DocsCommandsIT {

    private static final long SECONDS = 300; // of one command, on shared cores

    @TempDir
    private Path folder;

    static List<Map.Entry<String, List<DocsCommand>>> pages() throws IOException {
        Map<String, List<DocsCommand>> pages = new LinkedHashMap<>();
        for (DocsCommand command : DocsCommand.all()) {
            if (command.reason().isEmpty()) {
                pages.computeIfAbsent(command.page(), page -> new ArrayList<>()).add(command);
            }
        }
        return List.copyOf(pages.entrySet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCommandsOfAPageRun(Map.Entry<String, List<DocsCommand>> page) throws Exception {
        DocsFolder.fill(folder, page.getValue());
        for (DocsCommand command : page.getValue()) {
            Path output = folder.resolve("output.txt");
            var process = new ProcessBuilder("bash", "-c", "set -o pipefail; PATH=.:$PATH; " + command.text())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            process.environment().put("QPT_CLASS_PATH", System.getProperty("java.class.path"));
            process.environment().put("GOMP_SPINCOUNT", "0");
            process.environment().remove("JAVA_TOOL_OPTIONS");
            var started = process.start();
            boolean ended = started.waitFor(SECONDS, TimeUnit.SECONDS);
            started.destroyForcibly();
            String how =
                    "%s\nfails as written and is not listed in cli/src/test/resources/docs-commands.txt; output:\n%s"
                            .formatted(command, Files.readString(output));
            assertThat(ended).as(how).isTrue();
            // 3: some inputs failed; 4: the doctor's result on formula weights
            assertThat(started.waitFor()).as(how).isIn(0, 3, 4);
        }
    }
}
