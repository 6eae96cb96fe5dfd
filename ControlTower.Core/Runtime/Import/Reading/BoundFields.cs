using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>The fields of a target, bound to the columns of its open file.</summary>
internal sealed class BoundFields
{
    private readonly SortedDictionary<string, FieldReader> fields = new(StringComparer.Ordinal);

    public BoundFields(TargetMapping target, string pointer, ColumnBinder binder)
    {
        foreach (var field in target.Fields())
        {
            if (field.Mapping is { } mapping) fields[field.Name] = new(field.Name, mapping, binder, $"{pointer}/{field.Name}");
        }
    }

    /// <summary>Null where the mapping leaves the field out.</summary>
    public FieldReader? Find(string field) => fields.GetValueOrDefault(field);
}
