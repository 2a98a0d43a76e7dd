using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>The function that a transform makes.</summary>
internal sealed class Transformer(Node place, Node update, Node? delete, Frame frame, int position) : FunctionValue
{
    private static readonly Signature TransformSignature = Signature.Parse("<(oa):o>", 0);

    public override int Arity => 1;

    public override Signature Signature => TransformSignature;

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments.Length == 0 || arguments[0].IsUndefined)
            return default;
        var clone = frame.TryGet("clone", out var hidden) ? hidden.Function : BuiltInFunctions.Find("clone");
        if (clone is null)
            throw new JsonataException("T2013") { Position = position };
        var context = call.Context;
        var result = Application.Apply(context, clone, [arguments[0]], JsonataValue.Null, frame);
        foreach (var match in place.Run(context, result, frame).Items)
        {
            Update(context, match);
            Delete(context, match);
        }

        return result;
    }

    private void Update(EvaluationContext context, in JsonataValue match)
    {
        var changes = update.Run(context, match, frame);
        if (changes.IsUndefined)
            return;
        if (changes.Kind != JsonataKind.Object)
            throw new JsonataException("T2011") { Position = update.Position, Value = changes };
        if (match.Reference is not MapObject target)
            return;
        foreach (var (name, value) in ObjectEntries.Of(changes))
            target.Set(name, value);
    }

    private void Delete(EvaluationContext context, in JsonataValue match)
    {
        if (delete is null)
            return;
        var names = delete.Run(context, match, frame);
        foreach (var name in names.Items)
        {
            if (name.Kind != JsonataKind.String)
                throw new JsonataException("T2012") { Position = delete.Position, Value = names };
        }

        if (match.Reference is not MapObject target)
            return;
        foreach (var name in names.Items)
            target.Remove(name.Text);
    }
}
