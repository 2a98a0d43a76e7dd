namespace SceneScout.Classification.Training;

/// <summary>Gradient descent with a pace for each number (Kingma and Ba, 2015), over the whole set each time: no chance is in it.</summary>
internal sealed class Adam(int count, float pace)
{
    private readonly float[] _mean = new float[count];
    private readonly float[] _square = new float[count];
    private int _step;

    /// <summary>The numbers that are learned; 0 at first.</summary>
    public float[] Values { get; } = new float[count];

    /// <summary>The gradient, to be added to between <see cref="Begin"/> and <see cref="Step"/>.</summary>
    public float[] Gradient { get; } = new float[count];

    /// <summary>Forgets the gradient.</summary>
    public void Begin() => Array.Clear(Gradient);

    /// <summary>Goes a step against the gradient.</summary>
    public void Step()
    {
        _step++;
        var (first, second) = (1 - MathF.Pow(0.9f, _step), 1 - MathF.Pow(0.999f, _step));
        for (var i = 0; i < Values.Length; i++)
        {
            _mean[i] = (0.9f * _mean[i]) + (0.1f * Gradient[i]);
            _square[i] = (0.999f * _square[i]) + (0.001f * Gradient[i] * Gradient[i]);
            Values[i] -= pace * (_mean[i] / first) / (MathF.Sqrt(_square[i] / second) + 1e-8f);
        }
    }
}
