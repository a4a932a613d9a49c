-- Earlier versions kept in the form itself who had given a draft, as a number.
update draft set giver = json_extract(fields, '$.from')
where giver is null and context like 'given:%' and json_type(fields, '$.from') = 'integer';
