using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>What an outbound event says.</summary>
/// <param name="Template">Data of the event, in which <c>$xpr(...)</c> stands for values; undefined when there is none.</param>
/// <param name="TemplateExpression">An expression that gives the data; the template is before it.</param>
/// <param name="ReExpression">An expression that gives the id of the event that is answered.</param>
/// <param name="Description">What it is for.</param>
public sealed record TransformModel(JsonElement Template, string? TemplateExpression, string? ReExpression, string? Description);
