package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * A loss between the predictions of a batch and its MOS.
 *
 * <pre>{@code
 * Tensor loss = new PlccLoss().of(network.forward(crops), mos);
 * }</pre>
 *
 * <p>Loss and gradient are finite for every batch, also for one item and for equal predictions or MOS.
 */
public interface QualityLoss {

    /**
     * A scalar, differentiable with respect to the predictions.
     *
     * @param predicted (B), B at least 1
     * @param mos (B), higher is better; treated as constant
     */
    Tensor of(Tensor predicted, Tensor mos);

    /**
     * {@link #of(Tensor, Tensor)} with weighted means, correlations and pairs. Equal weights change only rounding.
     *
     * @param weights (B), above 0
     */
    Tensor of(Tensor predicted, Tensor mos, Tensor weights);

    /** Whether the loss is invariant to the scale of the predictions, as losses of order and correlation are. */
    boolean isScaleFree();
}
