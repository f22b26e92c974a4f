package io.github.qptv2.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.server.ListenOptions;
import io.github.qptv2.server.ScoringServer;
import io.github.qptv2.server.ServerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs the examples of docs/service.md as written, but for the port. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a Unix shell")
class ServiceExamplesIT {

    private static final Path PAGE = Path.of("..", "docs", "service.md");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w*)\\n(.*?)^```", Pattern.DOTALL);

    @TempDir
    private static Path folder;

    private static Scorer scorer;
    private static ScoringServer server;

    @BeforeAll
    static void start() throws Exception {
        scorer = Scorer.load(Cli.microModel(folder));
        server = ScoringServer.start(
                List.of(scorer), ServerOptions.DEFAULT.with(ListenOptions.DEFAULT.withAddress("127.0.0.1", 0)));
        TestImages.write(folder.resolve("photo.jpg"), 120, 90, 1);
        TestImages.write(folder.resolve("portrait.jpg"), 90, 120, 2);
    }

    @AfterAll
    static void stop() {
        server.close();
        scorer.close();
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2)
                        .replace("8080", Integer.toString(server.uri().getPort())))
                .toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().remove("JAVA_TOOL_OPTIONS");
        var started = process.start();
        assertThat(started.waitFor(2, TimeUnit.MINUTES))
                .as(String.join(" ", command))
                .isTrue();
        String text = Files.readString(output);
        assertThat(started.exitValue()).as(text).isZero();
        return text;
    }

    private static boolean exists(String program) {
        return Pattern.compile(":")
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    @Test
    void curl() throws Exception {
        assumeTrue(exists("curl"), "curl is not installed");
        String path = Path.of(System.getProperty("java.home"), "bin").toString();
        int calls = 0;
        for (String block : blocks("")) {
            for (String line :
                    block.lines().filter(each -> !each.contains("example.org")).toList()) {
                if (line.startsWith("curl") || line.startsWith("jar")) {
                    String output = run(
                            "bash",
                            "-c",
                            "PATH=" + path + ":$PATH; " + line.replaceFirst("^curl", "curl -sS --fail-with-body"));
                    calls += line.startsWith("curl") ? 1 : 0;
                    assertThat(output).as(line).satisfies(text -> {
                        if (line.startsWith("curl")) {
                            assertThat(text).contains("\"status\":\"ok\"").doesNotContain("\"status\":\"error\"");
                        }
                    });
                }
            }
        }
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void java() throws Exception {
        String example = blocks("java").stream()
                .filter(block -> block.contains("HttpClient"))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(
                folder.resolve("Example.java"),
                "import java.net.URI;\nimport java.net.http.*;\nimport java.nio.file.Path;\n"
                        + "class Example {\n    public static void main(String[] args) throws Exception {\n" + example
                        + "}\n}\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(java, source.toString())).contains("\"path\":\"photo.jpg\"", "\"status\":\"ok\"");
    }

    @Test
    void python() throws Exception {
        String python = Optional.ofNullable(System.getenv("QPT_PYTHON")).orElse("python3");
        assumeTrue(python.contains("/") || exists(python), "python is not installed");
        Path source =
                Files.writeString(folder.resolve("example.py"), blocks("python").get(0));
        assertThat(Double.parseDouble(run(python, source.toString()).strip())).isFinite();
    }

    @Test
    void javascript() throws Exception {
        assumeTrue(exists("node"), "node is not installed");
        Path source = Files.writeString(
                folder.resolve("example.js"), blocks("javascript").get(0));
        assertThat(Double.parseDouble(run("node", source.toString()).strip())).isFinite();
    }
}
