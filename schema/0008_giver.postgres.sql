-- Earlier versions kept in the form itself who had given a draft, as a number.
update draft set giver = cast(cast(fields as json)->>'from' as bigint)
where giver is null and context like 'given:%' and json_typeof(cast(fields as json)->'from') = 'number'
  and cast(fields as json)->>'from' ~ '^[0-9]{1,18}$';
