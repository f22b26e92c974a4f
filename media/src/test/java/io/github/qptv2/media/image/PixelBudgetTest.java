package io.github.qptv2.media.image;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class PixelBudgetTest {

    @Test
    void aSecondLargeImageWaitsForTheFirst() throws Exception {
        var budget = new PixelBudget(30_000_000);
        var asked = new CountDownLatch(1);
        CompletableFuture<Void> second;
        try (var first = budget.borrow(24_000_000)) {
            second = CompletableFuture.runAsync(() -> {
                asked.countDown();
                borrowAndReturn(budget, 24_000_000);
            });
            asked.await();
            Thread.sleep(50);
            assertThat(second).isNotDone();
        }
        second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void smallImagesAreDecodedTogether() throws Exception {
        var budget = new PixelBudget(30_000_000);
        try (var first = budget.borrow(12_000_000);
                var second = budget.borrow(12_000_000)) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void anImageAboveTheLimitIsDecodedAlone() throws Exception {
        var budget = new PixelBudget(1_000_000);
        CompletableFuture<Void> small;
        try (var large = budget.borrow(250_000_000)) {
            small = CompletableFuture.runAsync(() -> borrowAndReturn(budget, 1));
            Thread.sleep(50);
            assertThat(small).isNotDone();
        }
        small.get(10, TimeUnit.SECONDS);
    }

    private static void borrowAndReturn(PixelBudget budget, long pixels) {
        try (var loan = budget.borrow(pixels)) {
            assertThat(loan).isNotNull();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
