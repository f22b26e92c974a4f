package io.github.qptv2.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random changes of all seeds, without guidance by coverage. */
class MutatedSeedsIT {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100);

    @TestFactory
    Stream<DynamicTest> everyChangedSeedIsReadOrRefusedAsDocumented() throws IOException {
        Map<String, List<byte[]>> seeds = new LinkedHashMap<>();
        Seeds.all().forEach((name, bytes) -> seeds.computeIfAbsent(
                        name.substring(0, name.indexOf('/')), folder -> new ArrayList<>())
                .add(bytes));
        return seeds.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> run(FuzzTargets.named(entry.getKey()), entry.getValue())));
    }

    private static void run(FuzzTarget target, List<byte[]> seeds) {
        var random = new SplittableRandom(20260101);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = Mutation.several(
                    seeds.get(random.nextInt(seeds.size())), seeds.get(random.nextInt(seeds.size())), random);
            try {
                target.run(input);
            } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError(
                        "round " + round + ": " + HexFormat.of().formatHex(input), e);
            }
        }
    }
}
