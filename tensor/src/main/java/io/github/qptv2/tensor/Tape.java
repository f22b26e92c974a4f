package io.github.qptv2.tensor;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How the activations of a forward pass are kept for the backward pass: all of them, or only those at the borders of
 * segments, which are then run once more (Chen et al., <i>Training Deep Nets with Sublinear Memory Cost</i>, 2016).
 *
 * <pre>{@code
 * try (var tape = new CheckpointingTape()) {
 *     Tensor loss = MaskedAutoencoder.loss(model.forward(images, masking, tape), images, masking, true);
 *     tape.backward(loss);
 * }
 * }</pre>
 *
 * <p>Both give the same bits. A tape serves one forward and one backward pass, on one thread.
 */
public interface Tape extends AutoCloseable {

    /**
     * Ends the plain part of a network before segments begin.
     *
     * @param ends everything of that part that is used later on
     * @return the same values, in the same order, to be used in their place
     */
    List<Tensor> cut(Tensor... ends);

    /**
     * Runs a segment.
     *
     * @param body gives the same result each time, and uses no tensors with a gradient but its argument and parameters
     * @param input what {@link #cut} or another segment gave
     */
    Tensor segment(UnaryOperator<Tensor> body, Tensor input);

    /** Keeps a tensor that a segment's body uses for as long as the tape is open. */
    Tensor keep(Tensor tensor);

    /** Fills the gradients of everything that this scalar depends on. */
    void backward(Tensor loss);

    @Override
    void close();
}
