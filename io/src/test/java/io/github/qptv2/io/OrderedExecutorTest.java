package io.github.qptv2.io;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(20)
class OrderedExecutorTest {

    private static final Duration LONG = Duration.ofSeconds(5);

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().iterator();
    }

    private static <O> List<O> all(Iterator<O> results) {
        var list = new ArrayList<O>();
        results.forEachRemaining(list::add);
        return list;
    }

    @Test
    void resultsComeInTheOrderOfTheInputsHoweverLongEachTakes() {
        OrderedExecutor.Step<Integer, Integer> slowAtFirst = number -> {
            Thread.sleep(number % 4 == 0 ? 8 : 0);
            return 10 * number;
        };
        try (var executor = new OrderedExecutor<>(numbers(40), slowAtFirst, new OrderedExecutor.Width(4, 6))) {
            assertThat(all(executor))
                    .isEqualTo(IntStream.range(0, 40).mapToObj(i -> 10 * i).toList());
            assertThat(executor.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(executor::next);
        }
    }

    @Test
    void noMoreInputsAreDrawnAheadThanTheWindowHolds() {
        var taken = new AtomicInteger();
        var drawn = new AtomicInteger();
        var max = new AtomicInteger();
        var counting = IntStream.range(0, 1000)
                .peek(i -> max.accumulateAndGet(drawn.incrementAndGet() - taken.get(), Math::max))
                .iterator();
        try (var executor = new OrderedExecutor<>(counting, number -> number, new OrderedExecutor.Width(2, 5))) {
            while (executor.hasNext()) {
                executor.next();
                taken.incrementAndGet();
            }
        }
        // an input more may be drawn after a result is handed out and before it is counted here
        assertThat(max.get()).isBetween(1, 6);
        assertThat(drawn.get()).isEqualTo(1000);
    }

    @Test
    void pollReturnsEmptyUntilTheResultIsThere() throws InterruptedException {
        var gate = new CountDownLatch(1);
        OrderedExecutor.Step<Integer, Integer> gated = number -> {
            gate.await();
            return number;
        };
        try (var executor = new OrderedExecutor<>(numbers(1), gated, new OrderedExecutor.Width(1, 1))) {
            assertThat(executor.poll(Duration.ofMillis(5))).isEmpty();
            assertThat(executor.isAtEnd()).isFalse();
            gate.countDown();
            assertThat(executor.poll(LONG)).contains(0);
            assertThat(executor.poll(LONG)).isEmpty();
            assertThat(executor.isAtEnd()).isTrue();
        }
    }

    @Test
    void anInputThatBlocksDelaysNeitherPollNorClose() throws InterruptedException {
        var never = new CountDownLatch(1);
        Iterator<Integer> blocking = IntStream.range(0, 1)
                .peek(i -> {
                    while (never.getCount() > 0) { // as reading the standard input, this ignores interrupts
                        Thread.onSpinWait();
                    }
                })
                .iterator();
        var executor = new OrderedExecutor<>(blocking, number -> number, new OrderedExecutor.Width(1, 1));
        assertThat(executor.poll(Duration.ofMillis(5))).isEmpty();
        executor.close();
        never.countDown();
    }

    @Test
    void aFailureOfTheFunctionOrOfTheInputsIsThrownInItsPlace() {
        OrderedExecutor.Step<Integer, Integer> refusing = number -> {
            if (number == 1) {
                throw new IOException("no 1");
            }
            return number;
        };
        var failing = IntStream.range(0, 4)
                .peek(i -> {
                    if (i == 3) {
                        throw new IllegalArgumentException("no input 3");
                    }
                })
                .iterator();
        try (var executor = new OrderedExecutor<>(failing, refusing, new OrderedExecutor.Width(1, 4))) {
            assertThat(executor.next()).isEqualTo(0);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(executor::next)
                    .withCause(new IOException("no 1"))
                    .withMessageContaining("no 1");
            assertThat(executor.next()).isEqualTo(2);
            assertThatIllegalArgumentException().isThrownBy(executor::next).withMessage("no input 3");
            assertThat(executor.hasNext()).isFalse();
        }
    }

    @Test
    void anUndeclaredCheckedExceptionOfTheInputsIsThrownInItsPlace() {
        var failing = IntStream.range(0, 2)
                .peek(i -> {
                    if (i == 1) {
                        OrderedExecutorTest.<RuntimeException>sneak(new IOException("no input 1"));
                    }
                })
                .iterator();
        try (var executor = new OrderedExecutor<>(failing, number -> number, new OrderedExecutor.Width(1, 2))) {
            assertThat(executor.next()).isEqualTo(0);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(executor::next)
                    .withCause(new IOException("no input 1"));
            assertThat(executor.hasNext()).isFalse();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void sneak(Exception e) throws E {
        throw (E) e;
    }

    @Test
    void closingInterruptsTheCallsInProgressAndWaitsForThem() throws InterruptedException {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        OrderedExecutor.Step<Integer, Integer> endless = number -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
                return number;
            } finally {
                ended.countDown();
            }
        };
        try (var executor = new OrderedExecutor<>(numbers(100), endless, new OrderedExecutor.Width(1, 2))) {
            executor.poll(Duration.ZERO);
            started.await();
        }
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void anInterruptedThreadClosesAsAnyOtherAndStaysInterrupted() throws InterruptedException {
        var started = new CountDownLatch(4);
        var ended = new CountDownLatch(4);
        OrderedExecutor.Step<Integer, Integer> endless = number -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
                return number;
            } finally {
                ended.countDown();
            }
        };
        var executor = new OrderedExecutor<>(numbers(100), endless, new OrderedExecutor.Width(4, 8));
        executor.poll(Duration.ZERO);
        started.await();
        Thread.currentThread().interrupt();
        executor.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void widthsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderedExecutor.Width(0, 1))
                .withMessage("threads must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderedExecutor.Width(4, 3))
                .withMessage("prefetch must be at least the 4 threads, got 3");
        assertThat(OrderedExecutor.Width.of(3)).isEqualTo(new OrderedExecutor.Width(3, 12));
    }
}
