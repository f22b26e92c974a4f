package io.github.qptv2.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Replays the committed corpus: seeds, inputs that reach rare code, and inputs that once violated a contract. */
class CorpusIT {

    private static final Path CORPUS =
            Files.isDirectory(Path.of("corpus")) ? Path.of("corpus") : Path.of("fuzz/corpus");
    private static final long MAX_BYTES = 300_000;

    @TestFactory
    Stream<DynamicTest> everyInputIsReadOrRefusedAsDocumented() {
        return FuzzTargets.all().stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    for (Path file : files(CORPUS.resolve(target.name()))) {
                        byte[] input = Files.readAllBytes(file);
                        assertTimeout(Duration.ofSeconds(10), () -> target.run(input), file::toString);
                    }
                }));
    }

    @Test
    void everyTargetHasSeedsAndEverySeedATarget() throws IOException {
        Set<String> folders = new HashSet<>();
        try (Stream<Path> all = Files.list(CORPUS)) {
            all.filter(Files::isDirectory).forEach(folder -> folders.add(String.valueOf(folder.getFileName())));
        }
        assertThat(folders)
                .isEqualTo(Set.copyOf(
                        FuzzTargets.all().stream().map(FuzzTarget::name).toList()));
    }

    @Test
    void aSeedOfEveryTargetIsReadWithoutAnException() throws IOException {
        Set<String> read = new HashSet<>();
        for (var seed : Seeds.all().entrySet()) {
            String name = seed.getKey().substring(0, seed.getKey().indexOf('/'));
            try {
                FuzzTargets.named(name).parser().parse(seed.getValue());
                read.add(name);
            } catch (Exception refused) {
                // some seeds are of variants that are refused
            }
        }
        assertThat(read).hasSameSizeAs(FuzzTargets.all());
    }

    @Test
    void noSeedHasTheValueOfAPlantedFault() throws Exception {
        for (var seed : Seeds.all().entrySet()) {
            FuzzTargets.named(seed.getKey().substring(0, seed.getKey().indexOf('/')))
                    .runPlanted(seed.getValue());
        }
    }

    @Test
    void theCorpusIsSmall() throws IOException {
        long bytes = 0;
        for (Path file : files(CORPUS)) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isPositive().isLessThanOrEqualTo(MAX_BYTES);
    }

    private static Iterable<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
