using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Collects what a step produces for each of its inputs. Nothing is allocated before there are two items.</summary>
internal struct StepOutput(EvaluationContext context, int expected)
{
    private JsonataValue _first;
    private StepShape _firstShape;
    private ListArray? _list;
    private int _results;

    /// <summary>Adds the result for one input: its items, if it is a sequence or an array of the data.</summary>
    public void Add(in JsonataValue value, StepShape shape)
    {
        _results++;
        if (shape == StepShape.Empty)
            return;
        if (_list is null && _firstShape == StepShape.Empty)
        {
            _first = value;
            _firstShape = shape;
            return;
        }

        if (_list is null)
        {
            _list = new ListArray(Math.Clamp(expected, 4, 1024), ArrayFlags.Sequence);
            AddTo(_list, _first, _firstShape);
        }

        AddTo(_list, value, shape);
    }

    /// <summary>Adds one item, whatever it is.</summary>
    public void AddItem(in JsonataValue item) => Add(item, StepShape.One);

    public void AddResult(in JsonataValue value)
    {
        if (value.IsUndefined)
            return;
        var result = StepValue.OfResult(value);
        Add(value, result.Shape);
    }

    /// <summary>What was collected. Only at the last step, and as the only result, an array of the data stays what it is.</summary>
    public readonly StepValue Finish(bool isLast)
    {
        if (_list is not null)
            return new(JsonataValue.From(_list), StepShape.Items);
        if (_firstShape == StepShape.Plain && !(isLast && _results == 1))
            return _first.Count == 0 ? default : new(_first, StepShape.Items);
        return new(_first, _firstShape);
    }

    private readonly void AddTo(ListArray list, in JsonataValue value, StepShape shape)
    {
        if (shape == StepShape.One)
        {
            context.Produce(1);
            list.Add(value);
        }
        else
        {
            context.Produce(value.Count);
            list.AddItemsOf(value);
        }

        context.CheckLength(list.Count);
    }
}
