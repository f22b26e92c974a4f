package io.github.qptv2.cli.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class DecodeAheadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().iterator();
    }

    private static <O> List<O> all(DecodeAhead<?, O> ahead) throws InterruptedException {
        var results = new ArrayList<O>();
        for (var next = ahead.poll(PATIENCE); next.isPresent(); next = ahead.poll(PATIENCE)) {
            results.add(next.get());
        }
        return results;
    }

    @Test
    void resultsComeInTheOrderOfTheInputsHoweverLongEachTakes() throws InterruptedException {
        DecodeAhead.Work<Integer, Integer> slowAtFirst = number -> {
            Thread.sleep(number % 4 == 0 ? 8 : 0);
            return 10 * number;
        };
        try (var ahead = new DecodeAhead<>(numbers(40), slowAtFirst, 4, 6)) {
            assertThat(all(ahead))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 40).map(i -> 10 * i).boxed().toList());
            assertThat(ahead.isAtEnd()).isTrue();
        }
    }

    @Test
    void noMoreIsDoneAheadThanTheWindowHolds() throws InterruptedException {
        var started = new AtomicInteger();
        DecodeAhead.Work<Integer, Integer> count = number -> started.incrementAndGet();
        try (var ahead = new DecodeAhead<>(numbers(1000), count, 2, 5)) {
            ahead.poll(PATIENCE);
            Thread.sleep(100);
            // one taken, five in the window, one at its door
            assertThat(started.get()).isBetween(5, 7);
        }
    }

    @Test
    void aSlowInputCostsPatienceButNotTheResult() throws InterruptedException {
        var gate = new CountDownLatch(1);
        DecodeAhead.Work<Integer, Integer> gated = number -> {
            gate.await();
            return number;
        };
        try (var ahead = new DecodeAhead<>(numbers(1), gated, 1, 1)) {
            assertThat(ahead.poll(Duration.ofMillis(5))).isEmpty();
            assertThat(ahead.isAtEnd()).isFalse();
            gate.countDown();
            assertThat(ahead.poll(PATIENCE)).contains(0);
            assertThat(ahead.poll(PATIENCE)).isEmpty();
            assertThat(ahead.isAtEnd()).isTrue();
        }
    }

    @Test
    void aFailureOfTheInputsReachesTheirUser() {
        var failing = IntStream.range(0, 2)
                .mapToObj(i -> {
                    if (i == 1) {
                        throw new IllegalStateException("the list has gone");
                    }
                    return i;
                })
                .iterator();
        try (var ahead = new DecodeAhead<>(failing, number -> number, 1, 4)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> all(ahead))
                    .withMessage("the list has gone");
        }
    }

    @Test
    void closingInterruptsWhatIsUnderWay() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        DecodeAhead.Work<Integer, Integer> endless = number -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return number;
        };
        try (var ahead = new DecodeAhead<>(numbers(100), endless, 1, 2)) {
            started.await();
        }
        assertThat(interrupted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
